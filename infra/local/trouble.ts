/** Something a person can mend (a busy port, a missing tool): its message is the one sentence they read. */
export class Trouble extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'Trouble';
  }
}

/** Runs a command. Trouble: its sentence and exit code 1. Anything else is a bug and ends with its stack. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : error);
    process.exitCode = 1;
  }
}
