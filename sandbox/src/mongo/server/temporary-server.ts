import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Store } from '../store/store.ts'
import { createMongoServer } from './server.ts'

export interface TemporaryServer {
  uri: string
  store: Store
  stop(): Promise<void>
}

/** A server in this process, on a socket and a folder of its own, for tests. */
export async function temporaryServer(): Promise<TemporaryServer> {
  const folder = mkdtempSync(join(tmpdir(), 'anju-mongo-'))
  const path = join(folder, 'm.sock')
  const store = new Store(join(folder, 'mongo.sqlite'))
  const server = createMongoServer(store, path)
  await server.listen({ path })
  return {
    uri: `mongodb://${encodeURIComponent(path)}/?directConnection=true`,
    store,
    async stop() {
      await server.close()
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
