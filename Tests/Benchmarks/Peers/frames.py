"""All frames of a circuit as people draw them today: micrograd for the gradients, python-graphviz for each picture.

    python3 frames.py CIRCUIT FOLDER [FRAMES]

Every frame is a graph of its own, laid out and drawn by a call of `dot`.
"""
import sys

import graphviz

from values import output_of, ordered


def picture(values, known):
    graph = graphviz.Digraph(graph_attr={"rankdir": "LR"})
    for index, value in enumerate(values):
        gradient = f"{value.grad:.4g}" if index in known else ""
        graph.node(f"v{index}", f"{value.data:.4g} | {gradient}", shape="record")
        if value._op:
            graph.node(f"o{index}", value._op)
            graph.edge(f"o{index}", f"v{index}")
    places = {id(value): index for index, value in enumerate(values)}
    for index, value in enumerate(values):
        for child in value._prev:
            graph.edge(f"v{places[id(child)]}", f"o{index}")
    return graph


def main():
    source, folder = sys.argv[1:3]
    output = output_of(open(source).read())
    output.backward()
    values = ordered(output)
    steps = [index for index, value in enumerate(values) if value._op][::-1]
    limit = int(sys.argv[3]) if len(sys.argv) > 3 else len(steps)
    known = {len(values) - 1}
    places = {id(value): index for index, value in enumerate(values)}
    for number, step in enumerate(steps[:limit]):
        known.update(places[id(child)] for child in values[step]._prev)
        with open(f"{folder}/frame-{number:03}.svg", "wb") as file:
            file.write(picture(values, known).pipe(format="svg"))


main()
