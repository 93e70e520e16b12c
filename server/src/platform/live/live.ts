/**
 * Wakes live views on every api process. A topic is a name such as `hall:jn-lixia`; nothing but the name travels, each view
 * reads its own state again. Losing a wake-up costs a few seconds, because views also read on a heartbeat.
 */
export interface Live {
  publish(topic: string): void
  /** Returns the function that ends the subscription. */
  subscribe(topic: string, changed: () => void): () => void
}
