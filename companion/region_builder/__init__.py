"""How a region pack is made from an extract of OpenStreetMap and the register of counters."""
