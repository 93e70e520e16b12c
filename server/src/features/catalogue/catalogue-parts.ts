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
  return { files, store, guides, view: createItemView(reference), reference, pinyin }
}
