import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Batch, Workspace } from '../workspace/index.ts';
import type { ClientProfile } from './clientProfile.ts';
import type { ClientUris } from './clientUris.ts';
import type { Handlers } from './handlers.ts';
import type { Root } from './roots.ts';
import type { Translation } from './translation.ts';

/** What the answers to requests are made of. All uris in it are normalized, and positions count UTF-16 code units. */
export interface ServerContext {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly handlers: Handlers;
  readonly uris: ClientUris;
  readonly translation: Translation;
  /** What the client is and wants, as it is now. */
  readonly client: () => ClientProfile;
  /** The folders that the client has open now. */
  readonly roots: () => readonly Root[];
  /** How to work on many seeds for a request, until it is cancelled. */
  readonly batchFor: (token: CancellationToken) => Batch;
  /** Resolves when all seeds have been read, or the request is cancelled. Before that, many answers are wrong. */
  readonly scanned: (token: CancellationToken) => Promise<void>;
}
