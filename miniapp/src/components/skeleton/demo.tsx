import { Skeleton } from './index.tsx'

export default function SkeletonDemo() {
  return <Skeleton cards={2} />
}
