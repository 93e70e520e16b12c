import { useRouter } from '@tarojs/taro'
import { Notice } from '../../components/notice/index.tsx'

/** For whom one books, from page to page: the delegation, and the name to show. */
export interface Whose {
  delegationId?: string
  whose?: string
}

export function useWhose(): Whose {
  const { delegationId, whose } = useRouter().params
  return delegationId ? { delegationId, whose: whose && decodeURIComponent(whose) } : {}
}

/** Said on every page of the way, so that nobody books in the wrong name. */
export function ForWhom({ whose }: Pick<Whose, 'whose'>) {
  if (!whose) return null
  return <Notice title={`替${whose}预约`}>{`号是${whose}的，办了什么都会告诉本人。`}</Notice>
}
