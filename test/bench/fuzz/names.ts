// Names of files and folders, whatever the file system allows: each seed is read, or counted and named as skipped.

import fc from 'fast-check';
import { expectAllReadOrNamed, fileNames } from '../../support/fileNames.ts';
import { search } from './search.ts';

if (process.platform === 'linux') await search('names', fc.asyncProperty(fileNames, expectAllReadOrNamed));
else console.log('names: only Linux takes all of them.');
