const BETWEEN = /[\s·・•.\-_]/g;

/** Whether what people call somebody in public holds their full name, however it is spaced or written in capitals. */
export function holdsFullName(pseudonym: string, name: string): boolean {
  const [called, full] = [pseudonym, name].map((text) => text.normalize('NFKC').replace(BETWEEN, '').toLowerCase());
  return full !== undefined && [...full].length > 1 && called?.includes(full) === true;
}
