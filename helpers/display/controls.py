"""Things to move: sliders, buttons and a number editor over a drawing.

The picture stands first and is stored with the notebook; what is moved below
it redraws it in place, so that a view without a kernel shows the picture
alone.
"""

import numpy as np

from .redraw import Redraw
from .slider import Slider


def sliders(draw, **controls) -> None:
    """Show ``draw(**values)`` and, below it, a control for each value.

    draw: a function that draws one figure; answers within 100 ms feel
        immediate, so compute beforehand what it only looks up.
    controls: one for each argument of `draw`:
        a list of choices: a slider over them, which starts at the first;
        a dict with "options" and "start": the same, with a start;
        a tuple (min, max, step, start): a slider over the numbers from min
        to max, whole ones when all four are whole;
        True or False: a box to tick.

    Raises ValueError for a control of any other kind, and whatever `draw`
    raises at the start.
    """
    import ipywidgets

    if not controls:
        raise ValueError("Give at least one control, such as k=[2, 4, 8].")
    widgets = {name: _control(name, given) for name, given in controls.items()}
    show = Redraw(
        lambda: draw(**{name: w.value for name, w in widgets.items()})
    )
    for widget in widgets.values():
        widget.observe(lambda change: show(), names="value")
    _display(ipywidgets.VBox([show.picture, *widgets.values(), show.message]))


def buttons(draw, actions) -> None:
    """Show ``draw()`` and a button for each action; a click acts and redraws.

    actions: dict from the text on the button to a function without
        arguments, which changes what `draw` draws.
    """
    import ipywidgets

    if not actions:
        raise ValueError("Give at least one action.")
    show = Redraw(draw)
    row = []
    for text, action in actions.items():
        button = ipywidgets.Button(
            description=text, layout=ipywidgets.Layout(width="auto")
        )
        button.on_click(lambda _, action=action: show(action))
        row.append(button)
    _display(
        ipywidgets.VBox([show.picture, ipywidgets.HBox(row), show.message])
    )


def editor(draw, start) -> None:
    """Show ``draw(values)`` and a grid of number fields to edit the values.

    start: (rows, columns), at most 7 by 7, the values at the start.
    draw: called with the edited values, a float array of the same shape.
    """
    import ipywidgets

    start = np.asarray(start, dtype="float64")
    if start.ndim != 2 or not 1 <= min(start.shape) <= max(start.shape) <= 7:
        raise ValueError(
            f"An editor needs values of shape (rows, columns), at most 7 by "
            f"7, not {start.shape}."
        )
    fields = [
        ipywidgets.FloatText(
            value=value,
            step=0.5,
            tooltip=f"row {row + 1}, column {column + 1}",  # names the field
            layout=ipywidgets.Layout(width="5em"),
        )
        for (row, column), value in np.ndenumerate(start)
    ]
    show = Redraw(
        lambda: draw(np.array([f.value for f in fields]).reshape(start.shape))
    )
    for field in fields:
        field.observe(lambda change: show(), names="value")
    grid = ipywidgets.GridBox(
        fields,
        layout=ipywidgets.Layout(
            grid_template_columns=f"repeat({start.shape[1]}, 5.5em)"
        ),
    )
    _display(ipywidgets.VBox([show.picture, grid, show.message]))


def _display(widget):
    from IPython.display import display

    display(widget)


def _control(name, given):
    """The widget of one control; its `value` is what `draw` is given."""
    import ipywidgets

    title = name.replace("_", " ")
    if isinstance(given, bool):
        return ipywidgets.Checkbox(value=given, description=title)
    if isinstance(given, list):
        given = {"options": given}
    if isinstance(given, dict) and given.get("options"):
        options = list(given["options"])
        start = given.get("start", options[0])
        if start not in options:
            raise ValueError(
                f"{name} starts at {start!r}, which is none of its options "
                f"{options}."
            )
        return Slider(title, options, options.index(start))
    if isinstance(given, tuple) and len(given) == 4:
        low, high, step, start = given
        if not (np.isfinite(given).all() and low < high and step > 0):
            raise ValueError(
                f"{name} is {given}: give (min, max, step, start) with "
                "min < max and step above 0, all finite."
            )
        steps = int((high - low) / step + 1e-9)
        place = round((start - low) / step)
        # Rounded, so that 3 steps of 0.1 are 0.3, not 0.30000000000000004.
        numbers = [round(low + k * step, 10) for k in range(steps + 1)]
        if not 0 <= place <= steps or abs(numbers[place] - start) > 1e-9:
            raise ValueError(
                f"{name} is {given}: start must be min, or whole steps above "
                "it and not above max."
            )
        return Slider(title, numbers, place)
    raise ValueError(
        f"{name} is {given!r}: give a list of choices, a dict with options "
        "and start, a tuple (min, max, step, start), or True or False."
    )
