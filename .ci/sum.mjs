/** Adds up what the runs of .ci/run reported and names what failed. Run: node .ci/sum.mjs FOLDER NUMBER-OF-FAILED-STEPS NAME... */
import { readFileSync } from 'node:fs';

const [folder, steps, ...names] = process.argv.slice(2);
const first = (text) => text.slice(0, 600);
let passed = 0;
let failed = 0;

for (const name of names) {
  let report;
  try {
    report = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
  } catch {
    failed += 1; // a run that broke before it could count
    console.log(`failed: ${name} reported nothing`);
    continue;
  }
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  for (const file of report.testResults) {
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    if (file.status === 'failed' && tests.length === 0) console.log(`failed: ${file.name}: ${first(file.message)}`);
    for (const { fullName, failureMessages } of tests) console.log(`failed: ${file.name}: ${fullName}\n  ${first(failureMessages.join('\n'))}`);
  }
}
if (failed === 0) failed = Number(steps);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
