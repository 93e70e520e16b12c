/** There is no layout here: every element measures the same. Enough for libraries that ask and do not insist. */
const rectangle = { left: 0, top: 0, right: 390, bottom: 40, width: 390, height: 40, scrollTop: 0, scrollLeft: 0 }

export function selectorQuery(): unknown {
  const results: unknown[] = []
  const measure = (then?: unknown) => {
    const found = { ...rectangle }
    results.push(found)
    if (typeof then === 'function') setTimeout(() => then(found))
    return query
  }
  const query = {
    in: () => query,
    select: () => query,
    selectAll: () => query,
    selectViewport: () => query,
    boundingClientRect: measure,
    scrollOffset: measure,
    node: measure,
    fields: (_what: unknown, then: unknown) => measure(then),
    exec: (then?: (all: unknown[]) => void) => {
      setTimeout(() => then?.(results))
      return query
    },
  }
  return query
}
