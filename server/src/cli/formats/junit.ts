import { escapeControls } from '../../core/index.ts';
import { type Problem, type Report, type ReportStyle, sumOf } from '../checkReport.ts';

/**
 * JUnit's XML as Jenkins and GitLab read it. Each file is a test, and fails for its errors, and for its warnings where
 * there are more than are allowed. Both services show one failure of a test, which therefore holds all of them; what does
 * not fail stands in the test's output.
 */
export async function* writeJunit(report: Report, { quiet, warningsFail }: ReportStyle): AsyncIterable<string> {
  const fails = ({ severity }: Problem) => severity === 'error' || (warningsFail && severity === 'warning');
  const files = report.files();
  let failures = 0;
  if (sumOf(report.counts, warningsFail ? ['error', 'warning'] : ['error']) > 0) {
    for await (const problems of report.problems()) failures += problems.some(fails) ? 1 : 0;
  }
  const numbers = `tests="${files.length}" failures="${failures}" errors="0"`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="seedbed" ${numbers}>\n  <testsuite name="seedbed" ${numbers}>\n`;
  let next = 0;
  for await (const problems of report.problems()) {
    const { file } = problems[0]!;
    for (; next < files.length && files[next]! < file; next++) yield passed(files[next]!);
    if (files[next] === file) next++;
    yield testFor(file, problems.filter(fails), quiet ? [] : problems.filter((problem) => !fails(problem)));
  }
  for (; next < files.length; next++) yield passed(files[next]!);
  yield '  </testsuite>\n</testsuites>\n';
}

function passed(file: string): string {
  return `    <testcase${namesOf(file)}/>\n`;
}

function testFor(file: string, failing: readonly Problem[], others: readonly Problem[]): string {
  const [first] = failing;
  const parts: string[] = [];
  if (first) {
    const more = failing.length > 1 ? ` (and ${failing.length - 1} more)` : '';
    const message = `message="${xml(`${first.message}${more}`)}" type="${first.code}"`;
    parts.push(`      <failure ${message}>${linesFor(failing)}</failure>\n`);
  }
  if (others.length > 0) parts.push(`      <system-out>${linesFor(others)}</system-out>\n`);
  if (parts.length === 0) return passed(file);
  return `    <testcase${namesOf(file)}>\n${parts.join('')}    </testcase>\n`;
}

function namesOf(file: string): string {
  return ` name="${xml(file)}" classname="seedbed"`;
}

function linesFor(problems: readonly Problem[]): string {
  return problems
    .map(({ file, range: { start }, severity, message, code }) =>
      xml(`${file}:${start.line + 1}:${start.character + 1}: ${severity} ${message} [${code}]`),
    )
    .join('\n');
}

/** A text within XML, with what XML has no spelling for written as `\u{…}`. */
function xml(text: string): string {
  return escapeControls(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
