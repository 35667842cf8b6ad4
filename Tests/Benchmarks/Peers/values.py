"""A generated circuit as micrograd values: its statements are Python."""
from micrograd.engine import Value


def tanh(value):
    # micrograd has no tanh; what it computes with is all that it needs.
    doubled = 2.718281828459045 ** (2 * value.data)
    result = Value((doubled - 1) / (doubled + 1), (value,), "tanh")

    def backward():
        value.grad += (1 - result.data**2) * result.grad

    result._backward = backward
    return result


def output_of(text):
    names = {"tanh": tanh}
    last = None
    for line in text.split("---")[-1].strip().splitlines():
        last, expression = line.split(" = ")
        value = eval(expression, names)
        names[last] = value if isinstance(value, Value) else Value(value)
    return names[last]


def ordered(output):
    """Every value after those it was made of, without recursion."""
    order, seen, stack = [], set(), [(output, False)]
    while stack:
        value, expanded = stack.pop()
        if expanded:
            order.append(value)
        elif id(value) not in seen:
            seen.add(id(value))
            stack.append((value, True))
            stack.extend((child, False) for child in value._prev)
    return order
