/** Something a person can mend (a busy port, a missing tool): its message is the one sentence they read. */
export class Trouble extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'Trouble';
  }
}

/** An option that a command does not know, or without its value, says so in a sentence (ERR_PARSE_ARGS_... of node:util). */
function isSentence(error: unknown): error is Error {
  if (error instanceof Trouble) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

/** Runs a command. Trouble: its sentence and exit code 1. Anything else is a bug and ends with its stack. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(isSentence(error) ? error.message : error);
    process.exitCode = 1;
  }
}
