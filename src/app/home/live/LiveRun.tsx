import { LivePlaceholder } from '@/app/home/LivePlaceholder';

export default function LiveRun() {
  return <LivePlaceholder state="loading" />;
}
