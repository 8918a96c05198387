import { rules } from '../core/index.ts';
import { version } from '../node/version.ts';
import type { Cli } from './cli.ts';

export interface RulesOptions {
  readonly format: 'text' | 'json';
}

/** `seedbed rules` */
export function rulesCommand({ format }: RulesOptions, cli: Cli): number {
  cli.print(format === 'json' ? json() : text(cli));
  return 0;
}

function text(cli: Cli): string {
  const paint = cli.paintFor(cli.stdout);
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
