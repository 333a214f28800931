import type { Report } from '../../src/report/report.js';
import { finding, report, result } from './sample.js';

const series = Array.from({ length: 60 }, (_, index): [number, number] => [index, 100 + (index % 7) * 12]);
const shares = [0, 0.5, 0.9, 0.95, 0.99, 0.999, 1].map((share, index): [number, number] => [share, 20 * 2 ** index]);

/** A report with a chart of each form. */
export const charted: Report = report([
  result('load', {
    charts: [
      { title: 'Response times', unit: 'ms', form: 'distribution', points: shares, limit: 800, baseline: 640 },
      { title: 'Requests', unit: 'requests', form: 'series', points: series, baseline: 120 },
      {
        title: 'Layers',
        unit: 'bytes',
        form: 'bars',
        points: [
          [0, 80_000_000],
          [1, 12_000_000],
          [2, 400_000],
        ],
        labels: ['base', 'packages', 'source'],
        limit: 100_000_000,
      },
    ],
  }),
]);

/** A report with so many findings, ten checks with an equal share each. */
export const many = (count: number): Report =>
  report(
    Array.from({ length: 10 }, (_, check) =>
      result(`check-${check}`, {
        status: 'failed',
        reasonCode: 'check-failed',
        summary: `${count / 10} errors`,
        findings: Array.from({ length: count / 10 }, (_each, index) =>
          finding({
            message: `container "app-${index}" may run as root: neither runAsNonRoot: true nor runAsUser is set`,
            rule: 'run-as-root',
            file: `infrastructure/kubernetes/overlays/production/deployment-${index}.yaml`,
            line: index + 1,
            help: 'Set runAsNonRoot: true on the container or the pod.',
          }),
        ),
      }),
    ),
  );
