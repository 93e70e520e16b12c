import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Store } from './store.ts'

/** A store in a folder of its own, for tests. */
export function temporaryStore(): { store: Store; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'anju-mongo-store-'))
  const store = new Store(join(folder, 'mongo.sqlite'))
  return {
    store,
    remove() {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
