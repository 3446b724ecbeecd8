import { describe } from 'vitest';
import { pushServiceSuite } from './push-suite.js';

describe('web push in workerd', () => pushServiceSuite());
