import { defineCheck, type Needs } from '../../check.js';
import { type ImageScanOptions, imageScanOptions, SCANNERS, type ScannerName } from './options.js';
import { imageScanRules } from './rules.js';

const TOOLS: Readonly<Record<ScannerName, string>> = { trivy: 'trivy', grype: 'grype', scout: 'docker' };

function needsOf({ report, tool }: ImageScanOptions): Needs {
  if (report !== undefined) return { tools: [], permissions: [] };
  const why = 'looks for packages with known vulnerabilities in the image';
  const need = (name: ScannerName) => ({ tool: TOOLS[name], versionArgs: ['--version'], why });
  const tools = tool ? [need(tool)] : SCANNERS.map(name => ({ ...need(name), anyOf: 'a scanner for images' }));
  return { tools, permissions: [] };
}

export const imageScan = defineCheck({
  kind: 'image-scan',
  summary: 'Container images have no known vulnerability at or above a severity',
  family: 'images',
  options: imageScanOptions,
  needs: needsOf,
  rules: imageScanRules,
  run: async (options, ports) => (await import('./run.js')).runImageScan(options, ports),
});
