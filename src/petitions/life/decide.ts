/** What each verb of the table decides: its own conditions, and what it changes. One family of verbs a file; limits come from the law's clock. */
import { CITIZEN_VERBS, type CitizenInputs } from './verbs/citizen.js';
import { CLOCK_VERBS, type ClockInputs } from './verbs/clock.js';
import { CONSULT_VERBS, type ConsultInputs } from './verbs/consult.js';
import { DESK_VERBS, type DeskInputs } from './verbs/desk.js';
import type { Family } from './verbs/given.js';
import { OBJECTION_VERBS, type ObjectionInputs } from './verbs/objection.js';
import { RESULT_VERBS, type ResultInputs } from './verbs/result.js';
import { SUPPLEMENT_VERBS, type SupplementInputs } from './verbs/supplement.js';
import type { PetitionVerb } from './table.js';

/** What each verb needs to be told. */
export interface Inputs extends DeskInputs, SupplementInputs, ClockInputs, ConsultInputs, ResultInputs, ObjectionInputs, CitizenInputs {}

export const DECIDE: Family<Pick<Inputs, PetitionVerb>> = { ...DESK_VERBS, ...SUPPLEMENT_VERBS, ...CLOCK_VERBS, ...CONSULT_VERBS, ...RESULT_VERBS, ...OBJECTION_VERBS, ...CITIZEN_VERBS };
