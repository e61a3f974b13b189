export function PlaygroundFrame() {
  return <p>PlaygroundFrame</p>;
}
