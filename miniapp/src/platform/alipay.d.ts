/** The part of Alipay's `my` that we call directly, because Taro has no or a poorer word for it. */
interface AlipayRefusal {
  error?: number
  errorMessage?: string
}

interface AlipayFileSystem {
  copyFile(options: {
    srcPath: string
    destPath: string
    success: () => void
    fail: (refusal: AlipayRefusal) => void
  }): void
  readFile(options: {
    filePath: string
    position?: number
    length?: number
    success: (reply: { data: ArrayBuffer }) => void
    fail: (refusal: AlipayRefusal) => void
  }): void
  unlink(options: { filePath: string; success?: () => void; fail?: (refusal: AlipayRefusal) => void }): void
}

declare const my: {
  call(name: 'startBizService', options: { name: string; param: string; complete: () => void }): void
  env: { USER_DATA_PATH: string }
  getFileSystemManager(): AlipayFileSystem
  chooseImage(options: {
    count: number
    sourceType: ('camera' | 'album')[]
    sizeType: ('original' | 'compressed')[]
    success: (reply: { tempFiles?: { path: string; size: number }[]; apFilePaths?: string[] }) => void
    fail: (refusal: AlipayRefusal) => void
  }): void
  getAuthCode(options: {
    scopes: 'auth_base' | 'auth_user'
    success: (reply: { authCode: string }) => void
    fail: (refusal: AlipayRefusal) => void
  }): void
  /** `response` is a signed and encrypted JSON text; it goes to the server as it is. */
  getPhoneNumber(options: {
    success: (reply: { response: string }) => void
    fail: (refusal: AlipayRefusal) => void
  }): void
  requestSubscribeMessage(options: {
    entityIds: string[]
    success: (reply: { behavior: string; result?: { subscribedEntityIds?: string[] } }) => void
    fail: (refusal: AlipayRefusal) => void
  }): void
  scan(options: {
    scanType: string[]
    success: (reply: { code: string }) => void
    fail: (refusal: AlipayRefusal) => void
  }): void
  /** `complete` comes with a code for every ending; none of them is a proof. */
  tradePay(options: { tradeNO: string; complete: () => void }): void
  downloadFile(options: {
    url: string
    header: Record<string, string>
    success: (reply: { apFilePath: string; statusCode?: number }) => void
    fail: (refusal: AlipayRefusal) => void
  }): void
  openDocument(options: {
    filePath: string
    fileType: 'pdf'
    success: () => void
    fail: (refusal: AlipayRefusal) => void
  }): void
}
