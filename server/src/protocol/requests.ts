import { editSeeds, facets, fixSeed, planFixAll, planRanks, vocabulary } from './changes.ts';
import { fillSeed, likelySeeds, proposeSeed } from './newSeeds.ts';
import { overview } from './overview.ts';
import { reviewedSeed, reviewQueue } from './review.ts';
import { cancelScan, coverage, rescan } from './scan.ts';
import { compareReaders, configurationFiles, copySeeds, findSeeds, isSeedFile, relatedSeeds } from './seeds.ts';
import {
  checkFilter,
  completeFilter,
  countFilters,
  locateSeed,
  seedCard,
  seedMarks,
  seedTree,
  treeSeeds,
} from './tree.ts';

/** All requests of our own. The server has an answer for each. */
export const requests = {
  seedTree,
  treeSeeds,
  locateSeed,
  checkFilter,
  countFilters,
  completeFilter,
  seedCard,
  seedMarks,
  cancelScan,
  rescan,
  coverage,
  isSeedFile,
  compareReaders,
  relatedSeeds,
  findSeeds,
  copySeeds,
  configurationFiles,
  fixSeed,
  editSeeds,
  planFixAll,
  planRanks,
  facets,
  vocabulary,
  proposeSeed,
  likelySeeds,
  fillSeed,
  overview,
  reviewQueue,
  reviewedSeed,
};
