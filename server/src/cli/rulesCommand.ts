import { rules } from '../core/index.ts';
import { version } from '../node/version.ts';
import { paintFor, print } from './output.ts';

export interface RulesOptions {
  readonly format: 'text' | 'json';
}

/** `seedbed rules` */
export function rulesCommand({ format }: RulesOptions): number {
  print(format === 'json' ? json() : text());
  return 0;
}

function text(): string {
  const paint = paintFor(process.stdout);
  const width = Math.max(...rules.map(({ code }) => code.length));
  return rules
    .map(
      ({ code, defaultSeverity, documentation }) =>
        `${paint('bold', code.padEnd(width))}  ${defaultSeverity.padEnd(11)}  ${documentation.summary}\n`,
    )
    .join('');
}

function json(): string {
  const listed = rules.map(({ code, defaultSeverity, documentation }) => ({
    code,
    severity: defaultSeverity,
    ...documentation,
  }));
  return `${JSON.stringify({ version, rules: listed }, undefined, 2)}\n`;
}
