import type { Tokens } from '@anju/shared-types'
import { forget, read, write } from '../platform/storage.ts'

const key = 'session'

/** Where the session is kept; read anew each time, because another browser tab may have renewed it. */
export interface TokenStore {
  read(): Tokens | null
  write(tokens: Tokens): void
  clear(): void
}

export const storedTokens: TokenStore = {
  read: () => read<Tokens>(key),
  write: (tokens) => write(key, tokens),
  clear: () => forget(key),
}
