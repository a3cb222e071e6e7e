"""How the parts of a screen are divided over pages: nothing scrolls, nothing is cut off.

The degradation ladder of ux.md section 1: first all in one column; then controls in two columns
where their words fit; then pages, with "Meer" and "Vorige" beside them; last the letters of a
single sentence that is higher than a whole page are made smaller.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from companion.qt.metrics import Metrics
from companion.qt.widgets.block import Block, Kind

_TEXT_GAP_MM = 1.2  # between sentences; between controls it is Metrics.gap
_LABEL_GAP_MM = 3.0  # above a label, which begins something new
_AIRY_GAP_MM = 6.0  # between controls where there is room; ux.md M02
_TILE_MM = 22.0  # the height of a tile where there is room
_FEW_TILES = 3  # so many stand one below the other, each as wide as the screen
_MOST_LINES = 3  # a control in half a screen may take so many lines


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together: one text, boxes, keys, or controls that may share a row.

    `tiles` wishes two columns; `glued` must stand on the same page as what follows; `side` stands
    at the right of a text.
    """

    blocks: tuple[Block, ...]
    tiles: bool = False
    glued: bool = False
    side: Block | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a block stands on its page, in pixels from the upper left corner of the content."""

    block: Block
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Row:
    blocks: tuple[Block, ...]
    height: int
    width: int  # of each block
    glued: bool = False
    tiles: bool = False

    @property
    def is_text(self) -> bool:
        return self.blocks[0].kind is Kind.TEXT


Page = tuple[Placed, ...]


def stack_below(
    groups: Sequence[Group], width: int, height: int, metrics: Metrics
) -> tuple[tuple[Group, ...], Page]:
    """Return which of the last controls fit one below the other in a column, and where.

    Used for the room under the keys at the side of a question; the others stay with the rest.
    """
    placed: list[Placed] = []
    taken: list[Group] = []
    top = 0
    for group in groups:
        if not _is_control(group):
            continue
        heights = [block.height_for(width) for block in group.blocks]
        if top + sum(heights) + metrics.gap * len(heights) > height:
            break
        for block, tall in zip(group.blocks, heights, strict=True):
            top += metrics.gap
            placed.append(Placed(block, 0, top, width, tall))
            top += tall
        taken.append(group)
    return tuple(taken), tuple(placed)


def divide(groups: Sequence[Group], width: int, height: int, metrics: Metrics) -> tuple[Page, ...]:
    """Return the pages on which the groups stand, each at most `height` pixels high."""
    one = _paged(list(_rows(groups, width, 1, metrics)), height, metrics)
    two = _paged(list(_rows(_merged(groups), width, 2, metrics)), height, metrics)
    tiled = any(group.tiles and len(group.blocks) > _FEW_TILES for group in groups)
    best = two if len(two) < len(one) or (tiled and len(two) == len(one)) else one
    return tuple(_placed(page, width, height, metrics) for page in best)


def _merged(groups: Sequence[Group]) -> list[Group]:
    """Return the groups with neighbouring controls made one, so that they may share a row."""
    merged: list[Group] = []
    for group in groups:
        if merged and _is_control(group) and _is_control(merged[-1]):
            before = merged.pop()
            tiles = before.tiles or group.tiles
            merged.append(Group((*before.blocks, *group.blocks), tiles))
        else:
            merged.append(group)
    return merged


def _is_control(group: Group) -> bool:
    return group.blocks[0].kind is Kind.CONTROL and not group.glued


def _rows(groups: Iterable[Group], width: int, columns: int, metrics: Metrics) -> Iterator[_Row]:
    for group in groups:
        if not _is_control(group):
            yield _single_row(group, width)
            continue
        per_row = columns if _may_share(group, width, columns, metrics) else 1
        cell = (width - (per_row - 1) * metrics.gap) // per_row
        for at in range(0, len(group.blocks), per_row):
            blocks = group.blocks[at : at + per_row]
            tall = max(block.height_for(cell) for block in blocks)
            yield _Row(blocks, tall, cell, tiles=group.tiles)


def _single_row(group: Group, width: int) -> _Row:
    block, side = group.blocks[0], group.side
    if side is None:
        return _Row(group.blocks, block.height_for(width), width, group.glued)
    room = width - side.wished_width()
    stacked = block.height_for(width) + side.height_for(width)
    beside = max(block.height_for(room), side.height_for(width - room))
    if not block.fits(room) or beside > stacked:
        return _Row((block, side), stacked, width, group.glued)
    return _Row((block, side), beside, room, group.glued)


def _may_share(group: Group, width: int, columns: int, metrics: Metrics) -> bool:
    """Return whether the controls of a group may stand side by side."""
    cell = (width - (columns - 1) * metrics.gap) // columns
    highest = metrics.target + round(metrics.text * 1.2) * (_MOST_LINES - 1)
    return columns > 1 and all(
        block.fits(cell) and block.height_for(cell) <= highest for block in group.blocks
    )


def _paged(rows: Sequence[_Row], height: int, metrics: Metrics) -> list[list[_Row]]:
    pages: list[list[_Row]] = [[]]
    for wished in _chunks(rows):
        chunk = _squeezed(wished, height, metrics)
        if pages[-1] and _height([*pages[-1], *chunk], metrics) > height:
            pages.append([])
        for row in chunk:
            # A chunk that is higher than a page is cut after all; a row never is.
            if pages[-1] and _height([*pages[-1], row], metrics) > height:
                pages.append([])
            pages[-1].append(row)
    return pages


def _squeezed(chunk: list[_Row], height: int, metrics: Metrics) -> list[_Row]:
    """Return a chunk with keys in it, texts and then box lower where it is higher than a page.

    What is to be mended, the box and the keys must be seen together.
    """
    over = _height(chunk, metrics) - height
    if over <= 0 or all(row.blocks[0].kind is not Kind.KEYS for row in chunk):
        return chunk
    squeezed = []
    # The words first; a box only where that is not enough.
    for row in chunk:
        block = row.blocks[0]
        if over <= 0 or not (row.is_text or block.kind is Kind.BOXES):
            squeezed.append(row)
            continue
        block.fit_into(max(0, row.height - over), row.width)
        tall = block.height_for(row.width)
        over -= row.height - tall
        squeezed.append(replace(row, height=tall))
    return squeezed


def _chunks(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Return the rows in runs that belong on one page."""
    chunk: list[_Row] = []
    for row in rows:
        chunk.append(row)
        if not row.glued:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _height(rows: Sequence[_Row], metrics: Metrics) -> int:
    gaps = sum(_gap(above, below, metrics) for above, below in pairwise(rows))
    return sum(row.height for row in rows) + gaps


def _gap(above: _Row, below: _Row, metrics: Metrics) -> int:
    if above.is_text and below.blocks[0].kind is Kind.BOXES:
        return metrics.mm(_TEXT_GAP_MM)  # a question and its box are one
    if not (above.is_text and below.is_text):
        return metrics.gap
    one, two = above.blocks[0], below.blocks[0]
    if one.framed() and two.framed() and not two.opens():
        return 0
    if two.opens():
        return metrics.mm(_LABEL_GAP_MM)
    return metrics.mm(_TEXT_GAP_MM)


def _placed(rows: Sequence[_Row], width: int, height: int, metrics: Metrics) -> Page:
    spare = max(0, height - _height(rows, metrics))
    airy, spare = _air(rows, spare, metrics)
    placed: list[Placed] = []
    top = 0
    for number, row in enumerate(rows):
        if number:
            gap = _gap(rows[number - 1], row, metrics)
            top += gap + (airy if gap >= metrics.gap else 0)
        tall, spare = _grown(row, spare, height, metrics)
        placed += _in_row(row, top, tall, width, metrics)
        top += tall
    return tuple(placed)


def _air(rows: Sequence[_Row], spare: int, metrics: Metrics) -> tuple[int, int]:
    """Return what is added to each gap between controls, and what is spare after that."""
    wide = sum(_gap(one, two, metrics) >= metrics.gap for one, two in pairwise(rows))
    if not wide:
        return 0, spare
    airy = min(metrics.mm(_AIRY_GAP_MM) - metrics.gap, spare // wide)
    return airy, spare - airy * wide


def _grown(row: _Row, spare: int, height: int, metrics: Metrics) -> tuple[int, int]:
    """Return the height of a row: keys, maps and tiles take what is left, a text must fit."""
    block = row.blocks[0]
    tall = row.height
    if block.kind in (Kind.KEYS, Kind.PICTURE):
        tall = block.best_height(row.width, row.height + spare)
    elif row.tiles:
        tall = max(row.height, min(metrics.mm(_TILE_MM), row.height + spare))
    elif row.height > height:
        block.fit_into(height, row.width)
        return min(height, block.height_for(row.width)), spare
    return tall, spare - (tall - row.height)


def _in_row(row: _Row, top: int, tall: int, width: int, metrics: Metrics) -> list[Placed]:
    if not row.is_text or len(row.blocks) == 1:
        step = row.width + metrics.gap
        return [
            Placed(block, number * step, top, row.width, tall)
            for number, block in enumerate(row.blocks)
        ]
    text, side = row.blocks
    if row.width == width:  # the status stands below
        high = text.height_for(width)
        return [
            Placed(text, 0, top, width, high),
            Placed(side, 0, top + high, width, tall - high),
        ]
    return [
        Placed(text, 0, top, row.width, tall),
        Placed(side, row.width, top, width - row.width, side.height_for(width - row.width)),
    ]
