import { useRouter } from '@tarojs/taro'
import { useFollow } from '../../../api/use-follow.ts'
import { ErrorState } from '../../../components/error-state/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Skeleton } from '../../../components/skeleton/index.tsx'
import { goBack } from '../../../lib/go.ts'
import { Preparing } from './preparing.tsx'
import { Watching } from './watching.tsx'

/** One batch: before the yes a list to get right, after it a hundred cases to watch. */
export default function BatchPage() {
  const { id = '' } = useRouter().params
  const { reply, refused, replace } = useFollow('batches.get', { params: { id } })
  if (reply?.state === 'filling') return <Preparing batch={reply} onChange={replace} />
  if (reply) return <Watching batch={reply} />
  return (
    <Page title="企业批量业务">
      {refused ? <ErrorState text={refused.text} next={refused.next} action="返回" onRetry={goBack} /> : <Skeleton />}
    </Page>
  )
}
