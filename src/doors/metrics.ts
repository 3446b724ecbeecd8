/** Figures for operators, in Prometheus' form. On Workers each isolate counts its own. */
// By parts: the whole package reads /proc, which workerd has not.
import Counter from 'prom-client/lib/counter.js';
import Histogram from 'prom-client/lib/histogram.js';
import Registry from 'prom-client/lib/registry.js';
import type { Noted } from '../request/parts.js';

export interface Metrics {
  note(event: Noted): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const inquiries = new Counter({ name: 'minwon_inquiries_total', help: 'Inquiries answered', labelNames: ['channel', 'ask', 'outcome'], registers: [registry] });
  const seconds = new Histogram({ name: 'minwon_answer_seconds', help: 'Time to an answer', labelNames: ['channel'], buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3], registers: [registry] });
  return {
    note({ channel, ask, outcome, seconds: took }) {
      inquiries.inc({ channel, ask, outcome });
      seconds.observe({ channel }, took);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
