// Files and folders that come, change and go, documents that are typed in, folders that are opened, and fixes that are applied, in
// any order and at any moment: what a workspace answers in the end is what a new one answers.

import { followingEqualsBeginningAnew } from '../../support/liveProperty.ts';
import { search } from './search.ts';

await search('events', followingEqualsBeginningAnew);
