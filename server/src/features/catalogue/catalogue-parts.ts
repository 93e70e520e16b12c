import type { PlainDate } from '@anju/shared-types'
import { versionOn } from '../../domain/catalogue/on-day.ts'
import type { Parts } from '../../platform/parts.ts'
import { hallServices } from '../halls/seed/services.ts'
import { readCatalogueFiles } from './catalogue-files.ts'
import { createCatalogueStore } from './catalogue-store.ts'
import { createGuides } from './guide.ts'
import { createItemView } from './item-view.ts'

export type CatalogueParts = ReturnType<typeof createCatalogueParts>

/** The guide's files, versions and words, for the guide itself and for cases that run by them. */
export function createCatalogueParts({ db, config }: Pick<Parts, 'db' | 'config'>) {
  const files = readCatalogueFiles(hallServices.map((service) => service._id))
  const { reference, pinyin } = files
  const store = createCatalogueStore(db)
  const guides = createGuides(store, { city: config.CITY, reference, pinyin })
  /** Undefined before the city's profile is there. */
  const profileOn = async (on: PlainDate) => versionOn((await store.versions()).profiles.get(config.CITY) ?? [], on)
  return { files, store, guides, profileOn, view: createItemView(reference), reference, pinyin }
}
