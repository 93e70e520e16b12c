/**
 * Cuts a stream of server-sent events into their data, whatever the pieces it arrives in. Comments (heartbeats) and
 * other fields are passed over, as the standard asks.
 */
export function eventReader(onData: (data: string) => void): (piece: string) => void {
  let line = ''
  let data: string[] = []
  return (piece) => {
    const lines = (line + piece).split(/\r\n|\n|\r(?!$)/)
    line = lines.pop() ?? ''
    for (const whole of lines) {
      if (whole === '') {
        if (data.length > 0) onData(data.join('\n'))
        data = []
      } else if (whole.startsWith('data:')) data.push(whole.slice(5).replace(/^ /, ''))
    }
  }
}
