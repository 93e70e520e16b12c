import type { Host, PlatformName } from './types.ts'

/** The app's own folder. */
export const USER_FOLDER = 'wxfile://usr'

interface FileCall {
  filePath?: string
  srcPath?: string
  destPath?: string
  position?: number
  length?: number
  success?: (reply: object) => void
  fail?: (refusal: object) => void
}

/** Alipay's error when the person closes the album. */
const ALBUM_CLOSED = 11

/** The phone's folders: what was downloaded over real HTTP from `origin`, what the album gave, what the app keeps for itself. */
export function hostFiles(platform: PlatformName, origin: string, host: Host) {
  const files = new Map<string, Uint8Array>()

  async function pictures() {
    if (!host.pictures) throw new Error('the test gave no answer for host.pictures')
    const taken = await host.pictures()
    if (taken.length === 0) throw Object.assign(new Error('cancel'), { code: ALBUM_CLOSED })
    return taken.map(({ name, bytes }) => {
      const path = `tmp/${files.size}/${name}`
      files.set(path, bytes)
      return { path, size: bytes.length }
    })
  }

  /** Answers through success or fail, a moment later, as both platforms do. */
  const onDisk = (work: (asked: FileCall) => object) => (asked: FileCall) => {
    Promise.resolve(asked)
      .then(work)
      .then(
        (reply) => asked.success?.(reply),
        (error: Error) => asked.fail?.({ errMsg: `fail ${error.message}`, errorMessage: error.message }),
      )
  }
  const stored = (path: string | undefined): Uint8Array => {
    const bytes = files.get(path ?? '')
    if (!bytes) throw new Error(`no such file ${path}`)
    return bytes
  }

  return {
    chooseMedia: async () => ({
      tempFiles: (await pictures()).map(({ path, size }) => ({ tempFilePath: path, size, fileType: 'image' })),
    }),
    chooseImage: async () => ({ tempFiles: await pictures() }),
    fileSystem: {
      copyFile: onDisk(({ srcPath, destPath }) => {
        files.set(String(destPath), stored(srcPath))
        return {}
      }),
      readFile: onDisk(({ filePath, position = 0, length }) => {
        const bytes = stored(filePath)
        return { data: Uint8Array.from(bytes.subarray(position, position + (length ?? bytes.length))).buffer }
      }),
      unlink: onDisk(({ filePath }) => {
        stored(filePath)
        files.delete(String(filePath))
        return {}
      }),
    },
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
