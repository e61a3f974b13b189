export function FirstStepsPage() {
  return <p>FirstStepsPage</p>;
}
