/** What the life of a petition refuses: a closed list. Whoever shows it has a sentence for each that names the rule. */
export const FAULTS = [
  'not-found',
  'wrong-state', // the verb's own row of the table says when
  'not-yours', // another role, department or officer
  'changed-meanwhile', // somebody was first
  'empty',
  'too-long',
  'no-department',
  'no-officer',
  'no-category',
  'same',
  'needs-approval', // 결재
  'own-draft', // nobody approves what they wrote
  'after-extension', // reclassify: the extension was counted in the old period
  'late-already', // extend: before it is due, Decree §21①
  'extension-too-long', // Decree §21①
  'extension-no-consent', // Decree §21①
  'extension-no-more', // Decree §21①
  'supplement-waiting', // the first request is not over, Decree §24③
  'supplement-twice', // Decree §24③
  'supplement-long', // a second request has at most 10 days, Decree §24③
  'supplement-prolonged', // at most twice, Decree §24②
  'not-unmet', // return: after a second unmet request, Decree §25①
  'survey-long', // Decree §17④
  'not-grievance', // §17④ holds for 고충민원 alone
  'consult-long', // another department is asked within the petition's own period, Act §20
  'statutory', // §21 and §23 do not hold for 법정민원
  'not-statutory', // §35 holds for 법정민원 alone
  'not-repeated', // from the third, after two results, Act §23
  'object-late', // within 60 days, Act §35①
  'objected-before',
  'put-off-long', // at most 10 days, Act §35②
  'put-off-twice',
  'not-late', // remind
  'recall-late', // 60 seconds
  'rate-late', // 7 days
  'reopen-late',
  'days',
] as const;
export type FaultCode = (typeof FAULTS)[number];

export class LifeFault extends Error {
  constructor(
    readonly code: FaultCode,
    /** The article or the figure that it is about. */
    readonly about = '',
  ) {
    super(about ? `${code}: ${about}` : code);
    this.name = 'LifeFault';
  }
}
