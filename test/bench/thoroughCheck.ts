// `seedbed` without the quick reading of plain headers: node test/bench/thoroughCheck.ts check FOLDER

import { importThorough } from '../support/thoroughReading.ts';

await importThorough(new URL('../../server/src/cli/main.ts', import.meta.url));
