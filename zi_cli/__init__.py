"""zi: self-assessment checker for Zona Integritas (WBK/WBBM)."""

__version__ = "0.1.0"
