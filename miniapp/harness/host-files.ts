import type { Host, PlatformName } from './types.ts'

/** A file lies in the phone's temporary folder until a viewer opens it; it comes over real HTTP from `origin`. */
export function hostFiles(platform: PlatformName, origin: string, host: Host) {
  const files = new Map<string, Uint8Array>()
  return {
    async downloadFile({ url, header }: Record<string, unknown>) {
      const asked = new URL(String(url))
      const reply = await fetch(origin + asked.pathname + asked.search, { headers: header as Record<string, string> })
      const path = `tmp/${files.size}`
      files.set(path, new Uint8Array(await reply.arrayBuffer()))
      const place = platform === 'alipay' ? { apFilePath: path } : { tempFilePath: path }
      return { ...place, statusCode: reply.status }
    },
    async openDocument({ filePath, fileType }: Record<string, unknown>) {
      const bytes = files.get(String(filePath))
      if (!bytes) throw new Error('file does not exist')
      if (!host.openDocument) throw new Error('the test gave no answer for host.openDocument')
      host.openDocument({ type: String(fileType), bytes })
    },
  }
}
