import { resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..');

/** What npm calls the folder in which the person typed the command; npm itself moves to the project's. */
export const callerFolder = process.env['INIT_CWD'] ?? process.cwd();
