/**
 * Lets pieces of work of one name run one after the other within this process. The database alone keeps data right; standing in
 * line only spares the losers of a rush their conflicts and repeats.
 */
export function createLines() {
  const ends = new Map<string, Promise<void>>()
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = ends.get(name)
    const mine = before ? before.then(work) : work()
    const end = mine.then(
      () => leave(),
      () => leave(),
    )
    ends.set(name, end)
    return mine

    function leave() {
      if (ends.get(name) === end) ends.delete(name)
    }
  }
}
