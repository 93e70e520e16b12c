import { json } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { S3 } from '../s3/server.ts'
import { controlRoute } from './control-route.ts'

/** Where the bucket is, in the words of our server's settings. */
export const s3ControlRoutes = ({ settings }: S3): Route[] => [
  controlRoute('GET', '/s3', '存储桶的地址和密钥', () => json({ settings })),
]
