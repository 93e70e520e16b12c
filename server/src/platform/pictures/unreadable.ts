/** The file itself cannot be opened, today or tomorrow: trying again would not help. */
export class Unreadable extends Error {
  readonly reason: 'broken' | 'locked' | 'huge'

  constructor(reason: Unreadable['reason']) {
    super(`a file cannot be opened: ${reason}`)
    this.name = 'Unreadable'
    this.reason = reason
  }
}
