import { withHouse } from './whole-server.ts'

/** Fills a fresh city with what every feature needs. Safe to repeat: what exists stays. */
await withHouse(async ({ dispatcher }, { features }) => {
  for (const feature of features) {
    if (!feature.seed) continue
    await feature.seed()
    console.log(`seeded ${feature.name}`)
  }
  await dispatcher.settled()
})
