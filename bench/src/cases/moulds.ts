import type { Db } from 'mongodb'
import type { startSystem } from '../../../scripts/system.mjs'
import { client } from '../load.ts'
import { type Moulds, mouldsOf } from './seed.ts'
import { type People, type Template, walkTemplates } from './walk.ts'

type System = Awaited<ReturnType<typeof startSystem>>

/** What seeded cases are copied from: walked through the api once, then kept with the data. */
export async function ensureMoulds(db: Db, system: System, people: People): Promise<Moulds> {
  const kept = db.collection<{ _id: string; state: string }>('benchTemplates')
  let templates: Template[] = (await kept.find().toArray()).map(({ _id, state }) => ({ id: _id, state }))
  if (!templates.length) {
    const api = client(system.origin, 4)
    templates = await walkTemplates(api.send, people)
    await api.close()
    await kept.insertMany(templates.map(({ id, state }) => ({ _id: id, state })))
  }
  return mouldsOf(db, templates, system.settings)
}
