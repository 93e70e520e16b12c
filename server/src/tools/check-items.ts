import { readCatalogueFiles } from '../features/catalogue/catalogue-files.ts'
import { hallServices } from '../features/halls/seed/services.ts'

/** Checks the files of the catalogue and tells every mistake in words for the people who edit them. */
const { items, profiles, wrong } = readCatalogueFiles(hallServices.map((service) => service._id))
for (const { file, mistakes } of wrong) {
  console.error(`\n${file}`)
  for (const { where, what } of mistakes) console.error(`  ${where}：${what}`)
}
console.log(
  wrong.length
    ? `\n${wrong.length} 个文件有问题，请改好再提交。`
    : `${items.length} 个事项、${profiles.length} 个城市，全部通过。`,
)
process.exitCode = wrong.length ? 1 : 0
