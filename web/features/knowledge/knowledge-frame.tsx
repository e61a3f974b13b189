export function KnowledgeFrame() {
  return <p>KnowledgeFrame</p>;
}
