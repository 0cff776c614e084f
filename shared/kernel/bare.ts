/** A text in one form, letters and digits only: spaces, marks, width and capitals make no other text. */
export function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
