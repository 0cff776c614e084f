/** Papers that show who answers for a child. */
export const PROOFS = ['household_register', 'birth_record', 'court_paper', 'committee_letter'] as const;
