/** What the clock refuses: a closed list, each with a sentence that names the rule. */
export type ClockFault = 'instant' | 'period' | 'stop' | 'too-long' | 'no-consent' | 'no-more';

export class ClockError extends RangeError {
  constructor(
    readonly fault: ClockFault,
    message: string,
  ) {
    super(message);
    this.name = 'ClockError';
  }
}
