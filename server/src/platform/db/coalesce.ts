/**
 * Reads by id, gathered over one turn of the event loop: a hundred requests that arrive together cost one query instead of a
 * hundred. Nothing is kept between turns, so an answer is never older than the question.
 */
export function coalesce<T>(
  readMany: (ids: string[]) => Promise<Map<string, T>>,
): (id: string) => Promise<T | undefined> {
  let gathering: { ids: Set<string>; found: Promise<Map<string, T>> } | undefined
  return async (id) => {
    gathering ??= startGathering()
    gathering.ids.add(id)
    const found = await gathering.found
    return found.get(id)
  }

  function startGathering() {
    const ids = new Set<string>()
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      gathering = undefined
      return readMany([...ids])
    })
    return { ids, found }
  }
}
