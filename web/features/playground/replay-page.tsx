export function ReplayPage() {
  return <p>ReplayPage</p>;
}
